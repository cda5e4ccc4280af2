import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const around = `
import { useSelector } from 'react-redux';
import { createSelector } from '@reduxjs/toolkit';
import { createSelector as reselect } from 'reselect';
import { select } from 'redux-saga/effects';
const userOf = state => state.session.user;
const idOf = createSelector(userOf, user => user.id ?? '');
const useAppSelector = useSelector.withTypes();
const useOwnSelector = useSelector;
const createAppSelector = createSelector.withTypes();
const nameOf = createAppSelector([userOf], user => user.name);
const mailOf = reselect([userOf, state => state.form], (user, form) => form.email ?? user.email, { memoize: Object });
`;

describe('what selectors give', () => {
  it.each([
    ['useSelector(userOf).email', 'the parameter state.session.user.email'],
    ['useSelector(state => state.session.user.id)', 'the parameter state.session.user.id'],
    ['useSelector(idOf)', 'the parameter state.session.user.id | ""'],
    ['useSelector(mailOf)', 'the parameter state.form.email | the parameter state.session.user.email'],
    ['useAppSelector(userOf).email', 'the parameter state.session.user.email'],
    ['useOwnSelector(userOf).email', 'the parameter state.session.user.email'],
    ['useAppSelector(nameOf)', 'the parameter state.session.user.name'],
    ['select(idOf)', 'the parameter state.session.user.id | ""'],
    ['select(userOf).email', 'the parameter state.session.user.email'],
  ])('%s is %s', (expression, value) => {
    expect(valueOf(expression, around)).toBe(value);
  });

  it('is not known where nobody knows the selector', () => {
    expect(valueOf('useSelector(window.selectors.user)', around)).toMatch(/useSelector/);
  });
});
