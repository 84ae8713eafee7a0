import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const ROW = 20;
const MARGIN = 20;

/** Which rows of a long box are in sight, and whether it sticks to its end. */
export function useWindow(count: number, startAtEnd: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 800 });
  const [following, setFollowing] = useState(startAtEnd);

  const onScroll = useCallback(() => {
    const box = ref.current;
    if (box === null) return;
    setSight({ top: box.scrollTop, height: box.clientHeight });
    setFollowing(box.scrollHeight - box.scrollTop - box.clientHeight < ROW * 2);
  }, []);
  const scrollToRow = useCallback((row: number) => {
    const box = ref.current;
    if (box === null || row < 0) return;
    setFollowing(false);
    box.scrollTop = Math.max(0, row * ROW - box.clientHeight / 3);
  }, []);

  useEffect(() => {
    const box = ref.current;
    if (box !== null) setSight({ top: box.scrollTop, height: box.clientHeight });
  }, []);
  useLayoutEffect(() => {
    const box = ref.current;
    if (following && box !== null) box.scrollTop = box.scrollHeight;
  }, [count, following]);

  return {
    ref,
    following,
    from: Math.max(0, Math.floor(sight.top / ROW) - MARGIN),
    to: Math.min(count, Math.ceil((sight.top + sight.height) / ROW) + MARGIN),
    onScroll,
    scrollToRow,
    follow: () => setFollowing(true),
    toTop: () => scrollToRow(0),
  };
}
