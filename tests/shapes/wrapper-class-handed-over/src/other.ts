let service: any;
export function configure(Service: any, options: object) {
  service = new Service(options);
}
export const emit = (name: string) => service.emit(name);
