export const moored = () => window.harbour.track('boat_moored');
export const fished = () => globalThis.pier.track('fish_caught');
export const ebbed = () => window.tide.track('tide_ebbed');
