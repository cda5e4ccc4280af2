const glazer = new Worker('/assets/glaze.js');

export const dip = () => glazer.postMessage({ event: 'Cup Dipped' });

export const meter = new WebSocket('wss://meter.test');
meter.onmessage = ({ data }) => dip(data);
