export default class Analytics {
  constructor(key: string);
  track(message: object): void;
}
