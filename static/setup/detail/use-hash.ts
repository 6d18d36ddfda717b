import { useEffect, useState } from 'react';

/** What the address points at on the page: `edit`, `rotate`. */
export function useHash(): readonly [string, (hash: string) => void] {
  const [hash, setHash] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const follow = (): void => {
      setHash(location.hash.slice(1));
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  const go = (to: string): void => {
    if (to === '') {
      history.replaceState(null, '', location.pathname + location.search);
      setHash('');
    } else {
      location.hash = to;
    }
  };
  return [hash, go];
}
