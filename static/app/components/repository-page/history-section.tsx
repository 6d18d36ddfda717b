import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import { Section } from '../section';
import { gridAround, type Grid } from './chart-scale';
import { HistoryTable } from './history-table';
import type { HeldFile } from './holdings';
import { LineChart, type ChartPoint } from './line-chart';
import { counted, date, scoreText } from '../words';

/** A score is out of ten, whatever it was so far. */
const SCORES: Grid = [0, 2.5, 5, 7.5, 10];

/** How the file in its environment changed: two lines, and the same as a table. */
export function HistorySection(props: { file: HeldFile }) {
  const { file } = props;
  const { history } = file;
  const [isTable, setTable] = useState(false);
  const id = useId();
  const times = history.map(({ sentAt }) => sentAt);
  const span = { from: Math.min(...times), to: Math.max(...times) };
  const components = history.map(({ sentAt, components }) => ({ at: sentAt, value: components }));
  const scores = history.flatMap(({ sentAt, score }) =>
    score === undefined ? [] : [{ at: sentAt, value: score }],
  );
  return (
    <Section
      title="Over time"
      intro={
        <span className="name">
          What was sent of <code>{file.path}</code> to {file.environment}
        </span>
      }
    >
      {history.length < 2 ? (
        <p className="subtle">The next SBOM that arrives makes this a line over time.</p>
      ) : (
        <>
          <div className="charts">
            <Chart
              {...span}
              title="Components"
              points={components}
              grid={gridAround(components.map(({ value }) => value))}
              format={(value) => value.toLocaleString()}
              className="chart-components"
            />
            <Chart
              {...span}
              title="Quality"
              points={scores}
              grid={SCORES}
              format={scoreText}
              className="chart-quality"
            />
          </div>
          <Button
            aria-expanded={isTable}
            aria-controls={id}
            onClick={() => {
              setTable(!isTable);
            }}
          >
            {isTable ? 'Hide table' : 'Show as table'}
          </Button>
          <div id={id} className="history-table">
            {isTable && <HistoryTable history={history} />}
          </div>
        </>
      )}
    </Section>
  );
}

function Chart(props: {
  title: string;
  points: readonly ChartPoint[];
  from: number;
  to: number;
  grid: Grid;
  format: (value: number) => string;
  className: string;
}) {
  const { title, points, format } = props;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return null;
  const before = `${format(first.value)} on ${date(first.at)}`;
  const now = `${format(last.value)} on ${date(last.at)}`;
  const summary = `${title}: from ${before} to ${now}, in ${counted(points.length, 'SBOM', 'SBOMs')}.`;
  return <LineChart {...props} summary={summary} />;
}
