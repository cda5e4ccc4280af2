export function sendPigeon(id: string, name: string) {
  return [id, name];
}
