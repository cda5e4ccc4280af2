import { useEffect } from 'react';
export const Head = ({ name }) => {
  useEffect(() => window.analytics.page(name), [name]);
  return null;
};
