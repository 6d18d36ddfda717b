import { percentBetween, type Grid } from './chart-scale';
import { date, dateTime } from '../words';

export interface ChartPoint {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly value: number;
}

/** More than these would hide the line. */
const MOST_DOTS = 60;

/** A line over time. What it shows in words is up to its table; `summary` says it in a sentence. */
export function LineChart(props: {
  title: string;
  summary: string;
  points: readonly ChartPoint[];
  /** Of the whole chart, epoch milliseconds. */
  from: number;
  to: number;
  grid: Grid;
  format: (value: number) => string;
  /** Sets its colour. */
  className: string;
}) {
  const { title, points, from, to, grid, format } = props;
  const highest = grid.at(-1) ?? grid[0];
  const places = points.map(({ at, value }) => ({
    at,
    value,
    x: percentBetween(at, from, to),
    y: 100 - percentBetween(value, grid[0], highest),
  }));
  const line = places.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
  return (
    <figure className={`chart ${props.className}`}>
      <figcaption>{title}</figcaption>
      <div className="chart-axis" aria-hidden="true">
        {grid.toReversed().map((value) => (
          <span key={value}>{format(value)}</span>
        ))}
      </div>
      <svg role="img" aria-label={props.summary}>
        {grid.map((_, index) => {
          const y = `${String((index / (grid.length - 1)) * 100)}%`;
          return <line key={index} className="chart-grid" x1="0" x2="100%" y1={y} y2={y} />;
        })}
        {/* Stretched to the place there is, which dots must not be. */}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="chart-stretch">
          <polyline className="chart-line" points={line} vectorEffect="non-scaling-stroke" />
        </svg>
        {places.length <= MOST_DOTS &&
          places.map(({ at, value, x, y }, index) => (
            <circle
              key={index}
              className="chart-dot"
              cx={`${String(x)}%`}
              cy={`${String(y)}%`}
              r="3"
            >
              <title>{`${dateTime(at)}: ${format(value)}`}</title>
            </circle>
          ))}
      </svg>
      <div className="chart-dates" aria-hidden="true">
        <span>{date(from)}</span>
        <span>{date(to)}</span>
      </div>
    </figure>
  );
}
