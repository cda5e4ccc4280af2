import { sendTelemetry } from './telemetry';
export const Page = () => <button onClick={() => sendTelemetry({ event: 'KEY_ADDED', data: { a: 1 } })}>x</button>;
