export function analyticsOf(name: string) {
  const readings: (string | number)[] = [name];
  return { track: (value: string | number) => readings.push(value) };
}
