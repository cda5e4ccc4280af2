export const visited = () => window.cellar.track('cellar_visited');
