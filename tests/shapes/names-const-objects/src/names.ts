export const EVENTS = {
  garden: {
    water: 'garden_watered',
    beds: { dug: 'bed_dug', raked: 'bed_raked' },
  },
  HOUSE: Object.freeze({ swept: 'house_swept' }),
} as const;

export const PREFIXED = { ...EVENTS.garden.beds, fenced: 'bed_fenced' } satisfies Record<string, string>;
export default { lonely: 'lonely_event' };
