export class Store {
  track(key: string) {
    return key.length;
  }
}
