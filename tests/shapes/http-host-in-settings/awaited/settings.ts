export const loadSettings = async () => {
  const key = await readSecret('segment');
  return { url: 'https://api.segment.io/v1/track', key };
};
declare function readSecret(name: string): Promise<string>;
