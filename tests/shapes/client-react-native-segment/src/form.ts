export function useForm() {
  const touched = new Set<string>();
  return { reset: () => touched.clear(), track: (field: string) => touched.add(field) };
}
