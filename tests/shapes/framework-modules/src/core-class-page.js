import Telemetry from './core-class';

const telemetry = new Telemetry();
telemetry.start();
telemetry.send('Forecast Opened', {});
