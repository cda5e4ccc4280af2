export type Track = (event: string, properties?: object | (() => object)) => void;

export interface Options {
  sendTrack(event: string, properties: object): void;
  isAllowed?: () => boolean;
}

export function createTrack({ sendTrack, isAllowed }: Options): Track {
  const later = async (event: string, properties: object | (() => object) = {}) => {
    if (isAllowed && !isAllowed()) return;
    const given = typeof properties === 'function' ? properties() : properties;
    sendTrack(event, given);
  };
  const track = (...args: Parameters<typeof later>): void => {
    void Promise.resolve()
      .then(() => later(...args))
      .catch(error => console.log(error));
  };
  return track as Track;
}

