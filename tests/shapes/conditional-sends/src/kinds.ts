export enum Kind { Page = 'PAGE', Action = 'ACTION' }
export enum Num { Page, Action }
