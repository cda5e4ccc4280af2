declare global {
  interface Window {
    sheets: any;
  }
}
export const opened = (id: string) => window.sheets.track(id, 'Sheet Opened');
export const known = (id: string) => window.sheets.identify(id);
export const turned = (id: string) => window.sheets.turn(id, 'Sheet Two');
export const printed = (id: string) => window.sheets.print(id);
