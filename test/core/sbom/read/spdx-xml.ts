/** Generated SPDX 2.3 in XML. */
export function spdxXml(): string {
  return `<?xml version="1.0"?>
<Document>
  <SPDXID>SPDXRef-DOCUMENT</SPDXID>
  <spdxVersion>SPDX-2.3</spdxVersion>
  <creationInfo><created>2024-05-31T12:00:00Z</created><creators>Tool: generator-2</creators></creationInfo>
  <name>shop</name>
  <dataLicense>CC0-1.0</dataLicense>
  <documentNamespace>https://acme.example/shop</documentNamespace>
  <documentDescribes>SPDXRef-a</documentDescribes>
  <packages>
    <SPDXID>SPDXRef-a</SPDXID><name>left-pad</name><versionInfo>1.10</versionInfo>
    <filesAnalyzed>false</filesAnalyzed>
    <downloadLocation>NOASSERTION</downloadLocation>
    <checksums><algorithm>SHA1</algorithm><checksumValue>68b78babe00a053f9e35ec6a2d9080f5b90122b0</checksumValue></checksums>
    <externalRefs><referenceCategory>PACKAGE-MANAGER</referenceCategory><referenceType>purl</referenceType><referenceLocator>pkg:npm/left-pad@1.10</referenceLocator></externalRefs>
  </packages>
  <snippets><SPDXID>SPDXRef-s</SPDXID><ranges><startPointer><offset>310</offset><reference>SPDXRef-f</reference></startPointer></ranges></snippets>
  <relationships><spdxElementId>SPDXRef-DOCUMENT</spdxElementId><relationshipType>DESCRIBES</relationshipType><relatedSpdxElement>SPDXRef-a</relatedSpdxElement></relationships>
</Document>
`;
}

export const BASE = 'https://acme.example/shop';

/** Generated SPDX 2.3 in RDF/XML that describes `SPDXRef-a`, with more nodes beside it. */
export function spdxRdf(more: string): string {
  const type = 'http://spdx.org/rdf/terms#relationshipType_';
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:spdx="http://spdx.org/rdf/terms#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xml:base="${BASE}">
  <spdx:SpdxDocument rdf:about="${BASE}#SPDXRef-DOCUMENT">
    <spdx:specVersion>SPDX-2.3</spdx:specVersion>
    <spdx:name>shop</spdx:name>
    <spdx:dataLicense rdf:resource="http://spdx.org/licenses/CC0-1.0"/>
    <spdx:externalDocumentRef><spdx:ExternalDocumentRef>
      <spdx:externalDocumentId>DocumentRef-other</spdx:externalDocumentId>
      <spdx:spdxDocument rdf:resource="https://other.example/doc"/>
    </spdx:ExternalDocumentRef></spdx:externalDocumentRef>
    <spdx:creationInfo><spdx:CreationInfo><spdx:created>2024-05-31T12:00:00Z</spdx:created>
      <spdx:creator>Tool: generator-2</spdx:creator></spdx:CreationInfo></spdx:creationInfo>
    <spdx:relationship><spdx:Relationship>
      <spdx:relationshipType rdf:resource="${type}describes"/>
      <spdx:relatedSpdxElement><spdx:Package rdf:about="#SPDXRef-a"><spdx:name>left-pad</spdx:name>
        <spdx:filesAnalyzed>false</spdx:filesAnalyzed></spdx:Package></spdx:relatedSpdxElement>
    </spdx:Relationship></spdx:relationship>
  </spdx:SpdxDocument>
  ${more}
</rdf:RDF>
`;
}
