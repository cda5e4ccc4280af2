import mixpanel from 'mixpanel-browser';
import React from 'react';
import { analytics } from './analytics';

export const Mixed = ({ event }) => <button onClick={() => mixpanel.track(event)} />;
export const Chart = ({ event, onSelect }) => <i onClick={() => onSelect(event)} />;
export const Buy = ({ event }) => (
  <button onClick={() => analytics.track('Bought', { event })} />
);
