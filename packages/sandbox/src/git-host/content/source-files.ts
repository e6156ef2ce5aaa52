import type { Service } from '../../company';
import type { FileChange } from '../store/import-stream';

const TYPESCRIPT_DOCKERFILE = `FROM node:22-slim AS build
WORKDIR /app
COPY package.json ./
RUN npm install
COPY src ./src
FROM node:22-slim
WORKDIR /app
COPY --from=build /app .
USER node
CMD ["node", "src/main.js"]
`;

const JAVA_DOCKERFILE = `FROM eclipse-temurin:17-jre
COPY target/app.jar /app.jar
USER 1000
ENTRYPOINT ["java", "-jar", "/app.jar"]
`;

const typeName = (service: Service) =>
  service.name
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** What the first commit of a service holds besides catalog file, pipeline and manifests. */
export function sourceFiles(service: Service): readonly FileChange[] {
  const readme = `# ${service.name}\n\n${service.description}\n\nIt belongs to the squad ${service.squad}.\n`;
  return [
    { path: 'README.md', content: readme },
    ...(service.lineage === 'api'
      ? typescriptFiles(service)
      : javaFiles(service)),
  ];
}

function typescriptFiles(service: Service): readonly FileChange[] {
  return [
    {
      path: 'package.json',
      content: `${JSON.stringify(
        {
          name: service.name,
          version: '1.0.0',
          private: true,
          scripts: { test: 'node --test', start: 'node src/main.js' },
        },
        undefined,
        2,
      )}\n`,
    },
    {
      path: 'src/main.js',
      content: `const { createServer } = require('node:http');\n\ncreateServer((_request, response) => {\n  response.end('${service.name}');\n}).listen(8080);\n`,
    },
    { path: 'Dockerfile', content: TYPESCRIPT_DOCKERFILE },
  ];
}

function javaFiles(service: Service): readonly FileChange[] {
  const type = typeName(service);
  return [
    {
      path: 'pom.xml',
      content: `<project>\n  <modelVersion>4.0.0</modelVersion>\n  <groupId>example.saltmarsh</groupId>\n  <artifactId>${service.name}</artifactId>\n  <version>1.0.0</version>\n</project>\n`,
    },
    {
      path: `src/main/java/${type}.java`,
      content: `public final class ${type} {\n  public static void main(String[] arguments) {\n    System.out.println("${service.name}");\n  }\n}\n`,
    },
    { path: 'Dockerfile', content: JAVA_DOCKERFILE },
  ];
}

/** What the commit with this index changed: one line in one of a few source files. */
export function codeChange(
  service: Service,
  index: number,
  subject: string,
): FileChange {
  const slot = index % 4;
  return service.lineage === 'api'
    ? {
        path: `src/rules-${slot}.js`,
        content: `// ${subject}\nmodule.exports = { revision: ${index} };\n`,
      }
    : {
        path: `src/main/java/Rules${slot}.java`,
        content: `// ${subject}\nfinal class Rules${slot} {\n  static final int REVISION = ${index};\n}\n`,
      };
}

export function runbook(service: Service): string {
  return `# When ${
    service.name
  } misbehaves\n\n1. Look at the last deployment; bring the one before back when the errors began with it.\n2. Look at what it depends on: ${
    service.dependsOn.join(', ') || 'nothing'
  }.\n3. Ask ${service.onCall ?? `the squad ${service.squad}`}.\n`;
}

export function docsFiles(service: Service): readonly FileChange[] {
  return [
    {
      path: 'mkdocs.yml',
      content: `site_name: ${service.name}\nnav:\n  - Overview: index.md\n  - Operation: operation.md\nplugins:\n  - techdocs-core\n`,
    },
    {
      path: 'docs/index.md',
      content: `# ${service.name}\n\n${service.description}\n\n## Who asks it\n\nIt is a tier ${service.tier} service of the system ${service.system}.\n`,
    },
    {
      path: 'docs/operation.md',
      content: runbook(service).replace(/^# .*/, '# Operation'),
    },
  ];
}
