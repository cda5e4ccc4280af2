export default function () {
  const { $segment } = useNuxtApp();
  return { send: (name: string) => $segment.track(name), log: (name: string) => console.log(name) };
}
