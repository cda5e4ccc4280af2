export default {
  page: (name: string) => name.toUpperCase(),
  track: (name: string) => [name],
};
