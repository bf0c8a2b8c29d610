/** Every project of the embedded upstream. @module */
import { ANYIO } from "./anyio.ts";
import { ASGIREF } from "./asgiref.ts";
import { ATTRS } from "./attrs.ts";
import { BLINKER } from "./blinker.ts";
import { BOTO3 } from "./boto3.ts";
import { BOTOCORE } from "./botocore.ts";
import { CERTIFI } from "./certifi.ts";
import { CFFI } from "./cffi.ts";
import { CHARSET_NORMALIZER } from "./charset_normalizer.ts";
import { CLICK } from "./click.ts";
import { CRYPTOGRAPHY } from "./cryptography.ts";
import { DATASETTE_AGENT } from "./datasette_agent.ts";
import { DJANGO } from "./django.ts";
import { DJANGO_CRYPTOLOCK } from "./django_cryptolock.ts";
import { FASTAPI } from "./fastapi.ts";
import { FLASK } from "./flask.ts";
import { H11 } from "./h11.ts";
import { HTTPCORE } from "./httpcore.ts";
import { HTTPX } from "./httpx.ts";
import { IDNA } from "./idna.ts";
import { ITSDANGEROUS } from "./itsdangerous.ts";
import { JINJA2 } from "./jinja2.ts";
import { JMESPATH } from "./jmespath.ts";
import { JUPYTER } from "./jupyter.ts";
import { MARKUPSAFE } from "./markupsafe.ts";
import { CONTEXT_FORGE } from "./mcp_context_forge.ts";
import { NUMPY } from "./numpy.ts";
import { PACKAGING } from "./packaging.ts";
import { PANDAS } from "./pandas.ts";
import { PYDANTIC } from "./pydantic.ts";
import { PYDANTIC_CORE } from "./pydantic_core.ts";
import { PYTEST } from "./pytest.ts";
import { PYTHON_DATEUTIL } from "./python_dateutil.ts";
import { PYTZ } from "./pytz.ts";
import { PYYAML } from "./pyyaml.ts";
import { REQUESTS } from "./requests.ts";
import { S3TRANSFER } from "./s3transfer.ts";
import { SETUPTOOLS } from "./setuptools.ts";
import { SIX } from "./six.ts";
import { SNIFFIO } from "./sniffio.ts";
import { SQLPARSE } from "./sqlparse.ts";
import { STARLETTE } from "./starlette.ts";
import { TYPING_EXTENSIONS } from "./typing_extensions.ts";
import { URLLIB3 } from "./urllib3.ts";
import { WERKZEUG } from "./werkzeug.ts";
import type { ProjectFacts } from "./shape.ts";

/** By file name. */
export const ALL_PROJECTS: readonly ProjectFacts[] = [
  ANYIO,
  ASGIREF,
  ATTRS,
  BLINKER,
  BOTO3,
  BOTOCORE,
  CERTIFI,
  CFFI,
  CHARSET_NORMALIZER,
  CLICK,
  CRYPTOGRAPHY,
  DATASETTE_AGENT,
  DJANGO,
  DJANGO_CRYPTOLOCK,
  FASTAPI,
  FLASK,
  H11,
  HTTPCORE,
  HTTPX,
  IDNA,
  ITSDANGEROUS,
  JINJA2,
  JMESPATH,
  JUPYTER,
  MARKUPSAFE,
  CONTEXT_FORGE,
  NUMPY,
  PACKAGING,
  PANDAS,
  PYDANTIC,
  PYDANTIC_CORE,
  PYTEST,
  PYTHON_DATEUTIL,
  PYTZ,
  PYYAML,
  REQUESTS,
  S3TRANSFER,
  SETUPTOOLS,
  SIX,
  SNIFFIO,
  SQLPARSE,
  STARLETTE,
  TYPING_EXTENSIONS,
  URLLIB3,
  WERKZEUG,
];
