export class Radio {
  emit(name: string, payload: object) {
    return [name, payload];
  }
}
