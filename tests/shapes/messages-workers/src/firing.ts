self.onmessage = () => self.postMessage({ done: 'Shelf Filled' });
