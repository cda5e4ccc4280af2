import { getContext as contextOf } from 'typed-redux-saga';

export const service = <Name extends string>(name: Name) => contextOf(name);
