import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

export interface Tab {
  readonly key: string;
  readonly label: string;
  readonly content: ReactNode;
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/**
 * Several views of one page. A view is made when it is first looked at, and then stays, so that
 * what is being edited in it is there on return. Arrow keys go from tab to tab.
 */
export function Tabs(props: { label: string; tabs: readonly Tab[] }) {
  const { tabs } = props;
  const scope = useId();
  const [selected, setSelected] = useState(0);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set([0]));
  const select = (index: number): void => {
    setSelected(index);
    setSeen((before) => new Set([...before, index]));
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = step(selected, tabs.length);
    select(next);
    document.getElementById(`${scope}-tab-${String(next)}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={props.label} onKeyDown={onKey}>
        {tabs.map(({ key, label }, index) => (
          <button
            key={key}
            type="button"
            role="tab"
            className="tab"
            id={`${scope}-tab-${String(index)}`}
            aria-selected={index === selected}
            aria-controls={`${scope}-panel-${String(index)}`}
            tabIndex={index === selected ? 0 : -1}
            onClick={() => {
              select(index);
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {tabs.map(({ key, content }, index) => (
        <div
          key={key}
          role="tabpanel"
          className="tab-panel"
          id={`${scope}-panel-${String(index)}`}
          aria-labelledby={`${scope}-tab-${String(index)}`}
          hidden={index !== selected}
        >
          {seen.has(index) && content}
        </div>
      ))}
    </>
  );
}
