export const NAMES = { opened: 'Recipe Opened', shared: 'Recipe Shared' };
