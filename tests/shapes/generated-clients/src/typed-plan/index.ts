interface CustomDestination {
  make?(env: string, apiKey: string): void;
  logEvent?(name: string, properties: object): void;
  setUserProperties?(userId: string, properties: object): void;
}
let destination: CustomDestination = {};
let isReady = false;

export function initPlan(options: { env: string }, systemProperties: object, destinationOptions: object, given: CustomDestination) {
  destination = given || {};
  isReady = true;
}
export function signedUp(properties: { plan: string }) {
  if (isReady && destination.logEvent) {
    destination.logEvent('Signed Up', (Object as any).assign({}, { Plan: properties.plan }));
  }
}
const Plan = { initPlan, signedUp };
export default Plan;
