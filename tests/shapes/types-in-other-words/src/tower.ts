export function ring(id: string): void {
  (<any>window).bells.track({ userId: id, event: 'Page Bell Rung' });
  (<any>window).ropes.track({ userId: id, event: 'Rope Pulled' });
}
