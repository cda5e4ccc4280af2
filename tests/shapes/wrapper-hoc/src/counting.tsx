import React from 'react';

export const withCounter = (Inner: React.ComponentType<any>) => (props: object) => (
  <Inner {...props} report={(text: string) => text.length} />
);
