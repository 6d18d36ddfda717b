import { IconButton } from '@atlaskit/button/new';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';

export interface MenuAction {
  readonly name: string;
  readonly isDangerous?: boolean;
  readonly run: () => void;
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** What is done seldom, behind a button: arrow keys go through it, Escape and Tab close it. */
export function ActionMenu(props: { label: string; actions: readonly MenuAction[] }) {
  const { actions } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [
    ...(place.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
  ];
  useEffect(() => {
    if (!isOpen) return undefined;
    items()[0]?.focus();
    const closeOutside = (event: PointerEvent): void => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
    };
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') setOpen(false);
    const step = STEPS[event.key];
    if (!isOpen || step === undefined) return;
    event.preventDefault();
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    all[step(at, all.length)]?.focus();
  };
  return (
    <div className="menu-place" ref={place} onKeyDown={onKey}>
      <IconButton
        icon={MoreIcon}
        label={props.label}
        appearance="subtle"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          setOpen(!isOpen);
        }}
      />
      {isOpen && (
        <div className="menu" role="menu" id={id} aria-label={props.label}>
          {actions.map(({ name, isDangerous, run }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={isDangerous === true ? 'menu-item menu-danger' : 'menu-item'}
              onClick={() => {
                // The focus goes back first, so that a dialog that opens can give it back too.
                close();
                run();
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
