import { useState, type DragEvent } from 'react';

export type DropSide = 'before' | 'after';

/** What one row takes part with. */
export interface RowDrag {
  readonly handle: {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
    readonly onDragEnd: () => void;
  };
  readonly row: {
    readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  };
  /** Where the row that is dragged would go, seen from this one. */
  readonly side: DropSide | undefined;
}

/** Rows that the mouse moves by their handles, with the browser's own drag and drop. */
export function useRowDrag(
  onMove: (key: number, other: number, side: DropSide) => void,
): (key: number) => RowDrag {
  const [dragged, setDragged] = useState<number>();
  const [target, setTarget] = useState<{ key: number; side: DropSide }>();
  const end = (): void => {
    setDragged(undefined);
    setTarget(undefined);
  };
  return (key) => ({
    handle: {
      draggable: true,
      onDragStart: ({ currentTarget, dataTransfer }) => {
        dataTransfer.effectAllowed = 'move';
        // Without data Firefox drags nothing.
        dataTransfer.setData('text/plain', '');
        const row = currentTarget.closest('tr');
        if (row) dataTransfer.setDragImage(row, 8, 8);
        setDragged(key);
      },
      onDragEnd: end,
    },
    row: {
      onDragOver: (event) => {
        if (dragged === undefined || dragged === key) return;
        event.preventDefault();
        const side = sideOf(event);
        if (target?.key !== key || target.side !== side) setTarget({ key, side });
      },
      onDragLeave: () => {
        setTarget((current) => (current?.key === key ? undefined : current));
      },
      onDrop: (event) => {
        if (dragged === undefined || dragged === key) return;
        event.preventDefault();
        onMove(dragged, key, sideOf(event));
        end();
      },
    },
    side: target?.key === key ? target.side : undefined,
  });
}

function sideOf({ currentTarget, clientY }: DragEvent<HTMLElement>): DropSide {
  const { top, height } = currentTarget.getBoundingClientRect();
  return clientY < top + height / 2 ? 'before' : 'after';
}
