export const clock = { report: (what: { event: string }) => what.event.length };
