"""nginx before one peer: the same gzip for all of them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONFIGURATION = """
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  {temporary}
  gzip on;
  gzip_proxied any;
  gzip_min_length 256;
  gzip_comp_level 6;
  gzip_types text/plain text/css text/javascript application/javascript application/json
             image/svg+xml font/woff2;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://127.0.0.1:{behind};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Accept-Encoding "";
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
    }}
  }}
}}
"""


@contextmanager
def compressed(behind: int, *, port: int, folder: Path) -> Iterator[str]:
    """Serve what listens on port ``behind`` compressed on ``port``; yields the address.

    Raises:
        RuntimeError: nginx is not installed.
    """
    nginx = shutil.which("nginx", path=os.environ["PATH"] + os.pathsep + "/usr/sbin")
    if nginx is None:
        raise RuntimeError("nginx is not installed. On Debian: apt-get install nginx-light")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder / kind};\n" for kind in kinds)
    main = folder / "nginx.conf"
    main.write_text(
        CONFIGURATION.format(folder=folder, temporary=temporary, port=port, behind=behind)
    )
    with subprocess.Popen([nginx, "-c", main, "-g", "daemon off;"]) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
