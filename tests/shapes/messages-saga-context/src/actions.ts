import { useCallback } from 'react';
import { useDispatch } from 'react-redux';

export const REPORT = 'REPORT';

export const made = (event: string, details: object) => ({ type: REPORT, event, ...details });

export const useReport = () => {
  const dispatch = useDispatch();
  return useCallback((action: object) => dispatch(action), [dispatch]);
};
