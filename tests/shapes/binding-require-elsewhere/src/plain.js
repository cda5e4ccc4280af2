const { ipcRenderer } = window.require('electron');

export function borrow(reader) {
  ipcRenderer.send('shelf:record', { name: 'Book Borrowed', reader });
}
