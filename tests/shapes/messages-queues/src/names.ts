export const MAIL = 'lifecycle-mail';
