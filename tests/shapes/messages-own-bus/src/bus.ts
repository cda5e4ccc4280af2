type Handler = (payload: any) => void;

export class Bus {
  private handlers: Record<string, Handler[]> = {};
  on(event: string, handler: Handler) {
    if (!this.handlers[event]) this.handlers[event] = [];
    this.handlers[event].push(handler);
  }
  emit(event: string, payload: any) {
    (this.handlers[event] || []).forEach(handler => handler(payload));
  }
}
export const bus = new Bus();

class Topics {
  private listeners = new Map<string, Set<Handler>>();
  subscribe(topic: string, handler: Handler) {
    const set = this.listeners.get(topic) ?? new Set();
    set.add(handler);
    this.listeners.set(topic, set);
  }
  publish(topic: string, payload: any) {
    for (const handler of this.listeners.get(topic) ?? []) handler(payload);
  }
}
export const topics = new Topics();
