import createSagaMiddleware from 'redux-saga';
import { applyMiddleware, createStore } from 'redux';
import { services } from './services';
import { root } from './sagas';

const saga = createSagaMiddleware({ context: services });
export const store = createStore((state: object = {}) => state, applyMiddleware(saga));
saga.run(root);
