export interface Sink {
  emit(name: string, data?: object): void;
}
export interface NamedSink extends Sink {
  readonly label: string;
}
export interface ClosableSink extends NamedSink {
  close(): Promise<void>;
}
export type Reporter = { report(name: string): void };
export type Probe = { probe: (name: string) => void };
/** Nothing of ours implements it. */
export interface Meter {
  emit(name: string): void;
}
