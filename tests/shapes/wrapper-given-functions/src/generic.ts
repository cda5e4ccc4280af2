interface Options {
  send: (event: string, properties: object) => void;
  log?: (message: string) => void;
}
export const makeTracker = ({ send, log = () => {} }: Options) => {
  const run = async (event: string, given: any) => {
    const properties = typeof given === 'function' ? await given() : given;
    log(event);
    send(event, properties);
  };
  return (...args: Parameters<typeof run>): void => {
    void Promise.resolve().then(() => run(...args));
  };
};
