/** Generated CycloneDX XML: `minor` 0 to 7, with most of what that version has. */
export function cycloneDxXml(minor: number): string {
  const since = (first: number, xml: string): string => (minor >= first ? xml : '');
  const serial = since(1, ' serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.${minor}"${serial} version="3">
${since(2, metadata(minor))}
  <components>
    <component type="library"${since(1, ' bom-ref="left-pad"')}>
      ${since(2, '<supplier><name>Acme</name><url>https://acme.example</url></supplier>')}
      ${since(6, '<authors><author><name>Ada</name><email>ada@acme.example</email></author></authors>')}
      <publisher>Acme &amp; Sons</publisher>
      <group>acme</group>
      <name>left-pad</name>
      <version>1.10</version>
      <description><![CDATA[Pads <left>]]></description>
      <scope>required</scope>
      <hashes>
        <hash alg="SHA-1">68b78babe00a053f9e35ec6a2d9080f5b90122b0</hash>
      </hashes>
      <licenses>
        <license${since(6, ' bom-ref="licence" acknowledgement="declared"')}><id>MIT</id>${since(
          1,
          '<url>https://example.com/mit</url>',
        )}</license>
        <license><name>Acme licence</name></license>
      </licenses>
      <copyright>Acme</copyright>
      <cpe>cpe:2.3:a:acme:left-pad:1.10:*:*:*:*:*:*:*</cpe>
      <purl>pkg:npm/%40acme/left-pad@1.10</purl>
      ${since(6, '<omniborId>gitoid:blob:sha1:a94a8fe5ccb19ba61c4c0873d391e987982fbbd3</omniborId>')}
      ${since(2, '<swid tagId="acme-1" name="left-pad" version="1.10"/>')}
      <modified>false</modified>
      ${since(1, PEDIGREE)}
      ${since(1, references(minor))}
      ${since(3, '<properties><property name="acme:a">1</property></properties>')}
      <components>
        <component type="framework"${since(1, ' bom-ref="inner"')}>
          <name>inner</name><version>0.1</version>
          ${since(1, '<licenses><expression>MIT OR Apache-2.0</expression></licenses>')}
          <modified>true</modified>
        </component>
      </components>
      ${since(3, '<evidence><licenses><license><id>MIT</id></license></licenses></evidence>')}
    </component>
    ${since(2, '<component type="file" mime-type="text/plain"><name>a.txt</name><version/></component>')}
    ${since(4, '<component type="library"><name>unversioned</name></component>')}
  </components>
${since(2, graph(minor))}
</bom>
`;
}

const PEDIGREE = `<pedigree>
  <ancestors><component type="library" bom-ref="ancestor"><name>old-pad</name><version>0</version></component></ancestors>
  <notes>Forked</notes>
</pedigree>`;

function references(minor: number): string {
  const hashes = '<hashes><hash alg="MD5">3942447fac867ae5cdb3229b658f4d48</hash></hashes>';
  return `<externalReferences>
  <reference type="vcs"><url>https://git.acme.example/left-pad</url><comment>git</comment></reference>
  <reference type="distribution"><url>https://acme.example/l.tgz</url>${minor >= 3 ? hashes : ''}</reference>
</externalReferences>`;
}

function metadata(minor: number): string {
  const components = `<tools><components><component type="application" bom-ref="tool">
    <name>generator</name><version>2</version></component></components></tools>`;
  return `<metadata>
    <timestamp>2024-05-31T12:00:00Z</timestamp>
    ${minor >= 5 ? '<lifecycles><lifecycle><phase>build</phase></lifecycle><lifecycle><name>x</name></lifecycle></lifecycles>' : ''}
    ${minor >= 5 ? components : '<tools><tool><vendor>Acme</vendor><name>generator</name><version>2</version></tool></tools>'}
    <authors><author><name>Ada</name></author></authors>
    <component type="application" bom-ref="shop"><name>shop</name><version>1.0</version></component>
    ${minor >= 6 ? '<manufacturer><name>Acme</name></manufacturer>' : '<manufacture><name>Acme</name></manufacture>'}
    <supplier><name>Acme</name><contact><name>Ada</name></contact></supplier>
    ${minor >= 3 ? '<licenses><license><id>CC0-1.0</id></license></licenses>' : ''}
    ${minor >= 3 ? '<properties><property name="acme:b">2</property></properties>' : ''}
  </metadata>`;
}

function graph(minor: number): string {
  const compositions = `<compositions><composition>
    <aggregate>complete</aggregate>
    <assemblies><assembly ref="left-pad"/></assemblies>
    <dependencies><dependency ref="shop"/></dependencies>
  </composition></compositions>`;
  const vulnerabilities = `<vulnerabilities><vulnerability bom-ref="v"><id>CVE-2024-0001</id>
    <ratings><rating><severity>high</severity></rating></ratings></vulnerability></vulnerabilities>`;
  return `<services><service bom-ref="api"><name>api</name>
      <endpoints><endpoint>https://api.acme.example</endpoint></endpoints>
      <authenticated>true</authenticated></service></services>
  <dependencies>
    <dependency ref="shop"><dependency ref="left-pad"/><dependency ref="inner"/>${
      minor >= 6 ? '<provides ref="api"/>' : ''
    }</dependency>
    <dependency ref="left-pad"><dependency ref="inner"><dependency ref="deep"/></dependency></dependency>
  </dependencies>
  ${minor >= 3 ? compositions : ''}
  ${minor >= 4 ? vulnerabilities : ''}`;
}

/** A document of 1.6 that holds what is given. */
export function bom16(inside: string, attributes = ''): string {
  return `<bom xmlns="http://cyclonedx.org/schema/bom/1.6" ${attributes}>${inside}</bom>`;
}
