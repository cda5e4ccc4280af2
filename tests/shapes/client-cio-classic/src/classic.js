window._cio = window._cio || [];
window._cio.identify({ id: 'u1', email: 'a@b.example', created_at: 1700000000 });
_cio.track('lesson_started', { level: 2 });
_cio.push(['track', 'lesson_ended', { level: 2 }]);
_cio.push(['identify', { id: 'u1' }]);
window._cio.page('/lessons');
globalThis._cio?.push(['page', '/lessons/2']);
_cio.push(unknownCommand());

const queue = [];
queue.push(['track', 'lesson_ended']);

function unknownCommand() {
  return JSON.parse(sessionStorage.command);
}
