import { useState } from 'react';

export function useFirst<T>(value: T | (() => T)): T {
  const [first] = useState(value);
  return first;
}
