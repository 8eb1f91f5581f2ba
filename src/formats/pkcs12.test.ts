/**
 * Reading PKCS #12. The containers were written by OpenSSL 3.0 (`openssl pkcs12 -export`) around a key made for this test and
 * used nowhere else; what is told apart is how they are protected.
 */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPruefstandError } from '../core/errors.ts';
import { readDerCertificate } from './certificate-reading.ts';
import { readPkcs12 } from './pkcs12.ts';
import { signerFromPkcs12 } from './signer.ts';

const PASSWORD = 'geheim-ä';
/** AES-256-CBC for key and certificates, MAC with SHA-256: what OpenSSL 3 writes by itself. */
const PBES2 =
  'MIIF7AIBAzCCBaIGCSqGSIb3DQEHAaCCBZMEggWPMIIFizCCBEIGCSqGSIb3DQEHBqCCBDMwggQvAgEAMIIEKAYJKoZIhvcNAQcBMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhIcI4Dc4179QICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEELBf+1ZqA6PdnK5Uu1HVq2WAggPAyYwB36nznLm2zU20jFVm4eW6oc2/STX8rkaV/wU0w/SziZrZdCkVGhyL2Z71BADT+9drnJnk0Wkz9a8kdFOwrN3/go8H8LvZgudaeAPoa9+AqBSbgmW7GuqHel/IvZ98jbw6nKXZ3yBroCExgtyfRwVtJBe3puLGES5G+D+TpzP8aQ/FdSm9+1EWYi6UUiWYlYhva2XtSJjI4JlDGt6o20j9rgcUyKuGf23uG/sMFWwd7rPUpVbKUhuOTFRHEO+qWsGfMCWDwGTLDMPj7tBpu46tY3Kw7+Hu6E+3m0EpJWmoli0wRmTHfLuw2OvWCsNpd/QQ+p6QA3/HoOp3P4z91htjQaxjmR6q2oVEMJWMroDLJ8wAe7tdV4OCS3iNgUrEZ3Syv2bcMZAe4BI/bb6PQLaRZ/PjXS2mLSRyc4AJ5XM1u2mxIKsC3i6pgOr+wdZtLGzID+PirXe23lESk7ji1RabqOjd6B4PQR65GHa6vNSyiRrM4CDFxSAuxn0Gi+EX8vaQGNUIuZ2rkqrORw2/XpVdnF/5IzUfvTNzAp+x7lncCJNU/bo3xUq8UpUdWsC/F6UbMt+ubc1MjZ1elPi9spRewILTrvzG0fu0zRBwsbkkl3nWkI7lh7z/k9bNW0IXCU/qNUhP7fYHBQBgwmKEPsKseRMvUZB5smu0offZGaqD9i6X370cpHjS2c4QgCHUZdBdyD9PVQncHIC2qLoCoFVhDMkGo0xwwUoV/5tm85tjRMbYnC8iu2o7vPBe0Y7K90WfRBQb8iIFcEIr6GV2GlSKfjKuTcNmo406DZB+rO1l5RIT2qmyX/9Wj8D1GDxYjQ8s4qDX8OQEz3V5kVqmh3maMq4n4KdoT0m28IMzwNSN6qJsKJX2lN2HE/02vAQp0//IQ6OMXEhW6P1jN0aeGB6cG02EFHZb5q9fr4yZANw3LH++4Lwc4eNztsNFJVC8Y/idRpLQPISFaTIGPfI0OWMUqkXMQmThCNdEbohLNVgNGLoC8K6cUQzm6Hhbyd2nkHy71ODFLOMwwGr7O4MSFA0ErRD+ikmHx7xoDpHkE20OsVw7uxEZy9dhqpqydqy+hgp6lnvbKLjnsW6Je9Alor1wFA07B0ypNlZFzg5Ce4OcdjBacGCmqoc5IX7LK7j5wz0zw/F7lKxQdhZFckRF5FYWogAPFVe/jgwFyNHAewTda8/O/Xd4PeO/+DNd0e8OauJftTNt0MJhJ27uspr9YnhjArL02Y2LkITjMs47mPZ4c8qMkVKnKmvHZKCkU5S+MIIBQQYJKoZIhvcNAQcBoIIBMgSCAS4wggEqMIIBJgYLKoZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECPs8kEq73ExMAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQAJ3fZWxA2ErEqWt+xQs2wwSBkA4PAYcFIl63DQ49+QSkSifQrqo+QSdPbd7JQHGrR4Xc+tGcW5ltV7YbFtVFJiVnZd5CUb2FHadJB0A8I0HSIddhcSQX91+Htv0GdACGqzntdtahCHGm1FUcbQOZOsrfJGc0fGM2wk3lGPxbNMDGR85yrw2Uv6EPtV6UGlHqgk6U5tjOtTbstcysxM8Ub81X+DElMCMGCSqGSIb3DQEJFTEWBBSu1+eyim2BI0DxJ4TDCi6QWFo5HDBBMDEwDQYJYIZIAWUDBAIBBQAEIBpFiTJW8IddbyXpK0YMBfXbbIStacCnURYQ7KFOsWo9BAgaq39LYAwGfgICCAA=';
/** PBE with SHA-1 and 3DES, MAC with SHA-1: what Windows and OpenSSL 1 wrote. */
const TRIPLE_DES =
  'MIIFWgIBAzCCBSAGCSqGSIb3DQEHAaCCBREEggUNMIIFCTCCA/8GCSqGSIb3DQEHBqCCA/AwggPsAgEAMIID5QYJKoZIhvcNAQcBMBwGCiqGSIb3DQEMAQMwDgQICK4pKg9a3V4CAggAgIIDuNLc1sZLo2k/BybFwlpRbTCYHIX8Sg9reNr7R/4mjzGbFzBAG4qCDdP/JyO3ueRqbrOOly1pzbDn5OIZ6N9ipweyAiDhiP+9J4PNMB5NhWQADL6e7q1s480TASCmXAPdla8c/TnTeYmZLwjhv9aOIj03FX5RvGADdLjIvgqCGsT5YqUcl84UB1agbqBL0vXQaUrPIq6PSoAVlX1PJsFFzsbYX/bB2zNaxT6x6Yj155IAM+o77v0OhGaQZJd7BXow84gazI5qhEWNHO7yJh8yfFYB/UHFHtGCUUx1M2cIDKFjLGDblgaN2Ya/x8QEk/IigB77w6OejrA47sQOiTB5/vfHRiTh/N0s8qfpI9rt+rf+5aiC+YN1d5QJmZVWkUqWe+BI/F4PJi0usjEQxehIZfqh2IxBq3F7Ty7B6mdNh/tzQp0zTE0PecUV45L/+5LGA/EBPokN3mFiSUpekaWlkSJKTWuoCf5srWhPn6FDUxVYF7Y5YCh9w6QzRBRl0KH0r7ImJ26xHKzNirW9KaSgHxieNQV41xzqcBzE9MMgCiVanwO2e0GFO5AHVJ3MHBOXw0W+vU8GS903XRDuEmRpUG+NOsXjznvXCeaRDKndJqo1VpYUwiK/k8iMLCZorBAohEkeE4nvto1cDAgs3Dvy+93MWXK9cXJCPBW2Kf8HkaRUIvfIddXLlR7sBMn8uv2uYzKR73IvSO+0SNMaMrmo/rUNs/lnwMck+zneVFP/7gZQWwwe/mxyeMroisn0oHWHd5cve3rRPB+3tSlgNsxgdt94tu0qBLMZMiJOVkiFn5dcbvlEKd2ExrwYwvgCo6rE5A8JlAHcDS4GFiMdpGDpxD3pQJYuyGpdk8t0aoQb/GHmBCsY7QpDNfnTXl2Nro5YM9IBhkvZGOmfO5WCEQS3eOp6UyxzDE83GOuhi2MRpZSHc+dVm+NyAxsqUiQXgAr9wTzXBVTgYClBHuETw4VZE68S4QxNN+7MaSadZrWez510aQZ6OkxdOlSXuYKnAO+sAi0TSxqK4AuoiagyMjJrS68OIwIlDQZNKBTOGD7z0bte57QuwmZrcXA1athchDVdXT1qAwoLxy86XBRqS/pWWjSU4trogAZFYa1R9hJpkq/6HJ4elY69BHFrFv1CIaAVQ4+ZI92c4pVAyDljPu6EUg1Kth1R8j/mbI3bMlKVjoreWQ3QoW2eFkCW2ieXn6dTRHhXGBhwzqLx76ZG00kJ/aZmJA0KSEA5hGixkYZucAWbCoAMsIM/iFEwggECBgkqhkiG9w0BBwGggfQEgfEwge4wgesGCyqGSIb3DQEMCgECoIG0MIGxMBwGCiqGSIb3DQEMAQMwDgQIorYxTrUiIboCAggABIGQSHlujxeCxtcyIJZJoInxp0QBJShmemeWs1hN4mrbb5QtBrH7xKXHG2gTGNt7O9J7bNK+oMzCyScEaQHKwvzi9LLgu+8Iev/zhwXMMDGPfXkmKAMWjuMcoI+QnwyutglTv3BcGxnSOeUuIlpDMlcV1bvimGdqElhvl765PvSapyipzpB1y1ucxUXrtqLbG9RAMSUwIwYJKoZIhvcNAQkVMRYEFK7X57KKbYEjQPEnhMMKLpBYWjkcMDEwITAJBgUrDgMCGgUABBTmGOnhhG66hcwrRMid5ZjY3hbeZgQIGmKc3l38uJkCAggA';
/** RC2 with 40 bits for the certificates. */
const RC2 =
  'MIIFWgIBAzCCBSAGCSqGSIb3DQEHAaCCBREEggUNMIIFCTCCA/8GCSqGSIb3DQEHBqCCA/AwggPsAgEAMIID5QYJKoZIhvcNAQcBMBwGCiqGSIb3DQEMAQYwDgQIXE2hconY8hUCAggAgIIDuPVpAz693xbMweObNJLBP+VqnUMObg8dIQY8LASVLOI5RkGEGvKIVP7SHQXCkzLtYsZByooVAtpkseUbCMYEqgowgnmoVjSBmwE6BlRbbFI2qzo+rBUIMdVVilGhobEKoQgTi9/Estb5zs7yEmKvRsEojNDcxjz9lQX4jiAbJnK63hrpUnKQhEgY7EyUXmlun1CcyV33mE4cXvI+XipUMrvStSOXmXBeYgjr4XJ68DrphsFjBv8rIqAF8B8wiZp7qdtGogPFh9JEnSz6HP8aiGX9tRKMSjEwMJu0yrM+YxT1TPn4NB+t1266gweSQVrAqGWOoRK3hLR0U6apP5lGKf7n7k4oK2jFvu6kAiP3wEH0M+E3lAAFcL5XVkRPLJL+RtvJUYw8Glw68hkL4s9IkaMNMLyHSN8gF3NNvRRAny75Z1OuhyV4YNnSuVj1wiU9p3R5BL35F12MXfrHvKCdEuMfvx7LCSWMrz9JLBQfKXtLENwyqPVZwyp55kfVMJa1RcnHnZq4JQOR6K+Y3DhqH7xjOPYRHE4muTL17JAEqycyQ3Vk5qX2t2YI7fD3XwkYNOce8hqxHKS2pALXxb/X679aG/wqgh7Iylte7EHLoE0usOquSgRzfeD+oy/7TDQ1UX2ltPfhfVHbt2Gyjx3aKIoH+D5Sc/JOBiRDZ6AZhCDqVk76E/Qa86DEFDAg+aglS1KnSbej+Deg02HdMXn9KgI/De46CEkaMtM7vcVQzggInZu+VqOFWhXmCzgujFdZRA+6BJMFhJK/2BUYUNsyJp5mZKGAxucRllPYNx9jB9Gwc1EFHAeouPJ9eIYH4w+FLJtimIFrwpbAnTzoD0ZkzXR7e91T7ZQkUTU8Bde7+xmO8tT851UGQjvn4wyNGMu63+C8RWUrRJ4x9uM1Oi59ACCunBP2FjrtAEzpKNEbVKLQhihBv9yJwSDhYCIak2h9/jvGf1N8zafX3vvQK5wMU0yjQtBf58P4gfIZxbP1p0NYIQMCVM8kWHU7cJGCEJ+63CNcWQUDGZkRwQz4nrI6fDT8mfyeKPzqiipbveXf8mAN50gyGDN+Vt7dv9pr4Vpp5yA8HnPxICoWVoDmIilv9iPZgPWirtTgW+FLz5LuU75svimSV3TNCvY1ZVMtO5fj6pML+WiDJwWXCAb8A6nSH8Hc6ZS27zHuOI0JdZNymRz7V9fXk37ORz6VQTPvSXML/8mcDaLJ5Qiu/jf35w7/4d3Gh2DPEkpRFxeBcrRcb+lSN3IOXSZzBiUwggECBgkqhkiG9w0BBwGggfQEgfEwge4wgesGCyqGSIb3DQEMCgECoIG0MIGxMBwGCiqGSIb3DQEMAQMwDgQIBFLCGTYHd6MCAggABIGQCmQK5eIgsdGc8LdXeTMRiiWONbij0pd1ozrqMRR7y5C121iHrypmWfQw4UAx2fdVFugSHOlWTyhhN3QLJUiO/gJMwKG3DX+Qjzc7r4d/OLXpB6vsBxD1813eUuSezyJcuKRLcDd5fswn+QvWVyOzdVyCdfPQ5SwZbvuVlod7YN9YNJbqoz1aLF9QOgJptzTgMSUwIwYJKoZIhvcNAQkVMRYEFK7X57KKbYEjQPEnhMMKLpBYWjkcMDEwITAJBgUrDgMCGgUABBRfI2B2Kvm2RVFu8IGkiUh8x2sjEQQIqtUZtJRdLTwCAggA';
/** Without a MAC. */
const NO_MAC =
  'MIIFLgIBAzCCBScGCSqGSIb3DQEHAaCCBRgEggUUMIIFEDCCA8cGCSqGSIb3DQEHAaCCA7gEggO0MIIDsDCCAfcGCyqGSIb3DQEMCgEDoIIBvzCCAbsGCiqGSIb3DQEJFgGgggGrBIIBpzCCAaMwggFJoAMCAQICEQCyahExPd//g/jix4v9ZI9QMAoGCCqGSM49BAMCMCIxIDAeBgNVBAMTF1d1cnplbCAobnVyIHp1bSBUZXN0ZW4pMB4XDTI2MDEwMTAwMDAwMFoXDTQ2MDEwMTAwMDAwMFowIjEgMB4GA1UEAxMXTXVzdGVyIChudXIgenVtIFRlc3RlbikwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASfsSRa8wHHlNJuzJcnXEG3OxwuGrzojS2RmEhrJi9KCDQrwiamKPvRRfNnpxRYrvo3ke/RiqzEMg7HRcSoZPwvo2AwXjAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIGwDAdBgNVHQ4EFgQUEALATpvybrWwiF7zpbMEDFQSr6cwHwYDVR0jBBgwFoAUm2J6ZYaQXKP62O7tYFuHZuyPF3owCgYIKoZIzj0EAwIDSAAwRQIgNgsKtVaQpbY3h4c7Vv+1Xq+tziVTEbLCSff0NcxC0lMCIQDkC69x0taav2YvO4nBkza+t63QM0L6GLZ+s832574x+jElMCMGCSqGSIb3DQEJFTEWBBSu1+eyim2BI0DxJ4TDCi6QWFo5HDCCAbEGCyqGSIb3DQEMCgEDoIIBoDCCAZwGCiqGSIb3DQEJFgGgggGMBIIBiDCCAYQwggEqoAMCAQICEENbCsGxTnMl29KOYaabTMswCgYIKoZIzj0EAwIwIjEgMB4GA1UEAxMXV3VyemVsIChudXIgenVtIFRlc3RlbikwHhcNMjYwMTAxMDAwMDAwWhcNNDYwMTAxMDAwMDAwWjAiMSAwHgYDVQQDExdXdXJ6ZWwgKG51ciB6dW0gVGVzdGVuKTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKHllZFMfmppsZeMrfk5Xd53c6ZBTIq9jm0zcVI+i2Fv3DDJ6cPeUZ06yshF11plOfnAaCOFtvKSFQJZdPpx+2mjQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEGMB0GA1UdDgQWBBSbYnplhpBco/rY7u1gW4dm7I8XejAKBggqhkjOPQQDAgNIADBFAiEApMdde4Kmqsi66/5h/f8qh2qbLlzvu0wV+67m5E46FI4CIB+EM9V88UBkKhc/KoUIoMgZVx8W3QlK03Ds2wLvwbb2MIIBQQYJKoZIhvcNAQcBoIIBMgSCAS4wggEqMIIBJgYLKoZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECOn4TdFS9KLOAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQai5U9gioPEYSD2M0ie/MEQSBkNQe7pLR9OdlQYnkPfcsn3QEk4sGd8FSBt5A7xJdYSwUdDEPCmh3jA9laYtAxep/HpNJk3zIo7KZnEzCGQuCnYDKbB2H/D0atJ7SSevsMoVqvXu9ZTJGU+8QIxmbiwf84QLTlaxF7kTSb3Oi3HOcNkl6b2yui3wOQmZxay7H34DHdgkpvKjk2GgoZK3e5S5MSTElMCMGCSqGSIb3DQEJFTEWBBSu1+eyim2BI0DxJ4TDCi6QWFo5HA==';
/** AES-128 for the key, PBES2 with 3DES for the certificate, MAC with SHA-512. */
const MIXED =
  'MIIEQwIBAzCCA9kGCSqGSIb3DQEHAaCCA8oEggPGMIIDwjCCAnkGCSqGSIb3DQEHBqCCAmowggJmAgEAMIICXwYJKoZIhvcNAQcBME4GCSqGSIb3DQEFDTBBMCkGCSqGSIb3DQEFDDAcBAi++NrsnP67wQICCAAwDAYIKoZIhvcNAgkFADAUBggqhkiG9w0DBwQI02pDE7N4jweAggIA9RLR7LaE/LRoy2GFksPqdJNj74Ktiibwt0H4q25wRk/TfWw7ZySg/xPIgf2SWw9bUsGegsl/JV8pG4fBNanWfWZ+ApZP3cWzdHanSyu1/72Y9RSkICEB8QtiJW6tnf9wcbutdmdzMQGrPETu/ak9zhFPakyE2gF2/9Bk22HDAEr3/bNijlky3dY76al7pojIIcGlq3jOMFlr6a1Se3rWv3HJDxvsAsqHdcXYFH2bR0lUwcEbQiN4+dkdC1OBqJ1AVy5Mg/UxYQ608gmaEYF4zMLzn5qwr3aynxHTTzSdI1Bz3Jhe6WMSc7pZtRxdJlWbbTr+1jWfTOY6Oui1BoXRSBqeteZmtbT+cAhfTN0ti73xdBwbLcevP12Z7PI3IMwlkuBIMWQPKTrHxTjiuUmBRQ7SaUmFEUYFGjaIEs71CNw6N86elJoRAaIwWHmA+1fuTl5A+XNI7zzOiBeJS++cvUZxjPekiSl+o6ChtRfCM23Stmt8T6vK6SBPbNdHkyxRQz40IY/u0yRtiZfDwrcJtvRkBjPDYVqNOZ70jFL8IwhL7GW6c08YvCg0VEgmzxvXF3ZNnY8/eV1K9ZkUw5mL1wueQZNdKTqBVK5SWEagn/rJ94mLkW8ifm0KeGqi5ZVGkNa5HC4OpKWU6GdjOEeloIb9tBBvB+zQw9zPsLMONRowggFBBgkqhkiG9w0BBwGgggEyBIIBLjCCASowggEmBgsqhkiG9w0BDAoBAqCB7zCB7DBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQIDf5ImYrxddQCAggAMAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAECBBBLfLe4rtWFGyS/RUulgEA5BIGQKQ3oxoQY4oITHHPLPnwbIetSXBN7rJ/tB08eGbbM2klWKxuTuOt4bb4jahpX7ReORwj76/F7YBx7cUKAKkhWbrz+8ymrChH013ie4/Yd4f+uMJ0uxC3z/0xGmEUwMMqySwyBij15OsblyAvBtxAfOHT/JZ4nln7CbTUkJIwxLpG0oji75VqEwzzBXqVo2caBMSUwIwYJKoZIhvcNAQkVMRYEFK7X57KKbYEjQPEnhMMKLpBYWjkcMGEwUTANBglghkgBZQMEAgMFAARAb1qFiRE/du1537IGXhuoZOqx27o/z2YJNxBJgUPjh+drb9hTi1QPCaZIuN6t0PmngrzPWefoxrgclCnQiYrcvAQIlo9M1kZMvnYCAggA';
/** Only a certificate. */
const NO_KEY =
  'MIICpwIBAzCCAl0GCSqGSIb3DQEHAaCCAk4EggJKMIICRjCCAkIGCSqGSIb3DQEHBqCCAjMwggIvAgEAMIICKAYJKoZIhvcNAQcBMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiNZ64AbvKuAgICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEAqeDLmP3LuiAzojiz8E4quAggHAKFLWGrDEWGmTnsRWf2AEm8bai6EaSGr4iOgBfu2DdbBxAat7ci4ChArlYvO0vXIYLRUBM2DZw68hE3pqjaVI71xJa2/QVWL9SO8KIJsv+WWvvssVT0Vno2hhD5gUnF4pUCAheoT5CeYWsmUCfyNWuekZ+4ErgfJC9Go5XmKG/RC6vAusFyTdWANOxLQey4G3cEbPNuPuBKxmAaCTrHngXe1ZuDDNLrMOiOmVATQ+sMAiIXCBnh4mljXVg/nIp8V0QBa3Nn8Qu64TERFrPJl5TQmBLK498KQXTkdFND6PMd64c/kFpVFq9h6IywGCKzP2BD+4BWXuzP3x91ShClPD9+Hc+4Gt8Z3tmzQiQZT+J3BbMzOXdIHRj6MuWLk/aR41RruDkdKaGPAgiHgBaXnUBcd2SHI5X4andtTlE1Idf0E5t2X1Ria6fssHHJ+ntoUFGmzyetufUkFN7AFJJOyDE2bvxczzQ2WV+SNMg/SfMAd2LHrvoLf3wiwQWEVBx1TthNqizjS64AS4uINEc7vokc98pL0sG+AiMyLn4zVn43zC3jELPCz134cZEf8QE5GPeeSlqpDVy3KLUiswXIlSEzBBMDEwDQYJYIZIAWUDBAIBBQAEILmbkN2skI0M9zwU0DttvBFcrRbV46Y0qFYm0mjfCt1NBAgoeLOjQ6fkYQICCAA=';

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

function refusal(base64: string, password = PASSWORD): string {
  try {
    readPkcs12(bytesOf(base64), password);
  } catch (error) {
    if (isPruefstandError(error, 'ERR_CONFIG_KEY_INVALID')) return `${error.message} ${error.hint ?? ''}`;
    throw error;
  }
  return 'none';
}

await test('opens what is protected by AES, by 3DES, mixed, and without a MAC', () => {
  for (const [base64, count] of [
    [PBES2, 2],
    [TRIPLE_DES, 2],
    [NO_MAC, 2],
    [MIXED, 1],
  ] as const) {
    const { key, certificates } = readPkcs12(bytesOf(base64), PASSWORD);
    const [leaf] = certificates.map(readDerCertificate);
    assert.equal(certificates.length, count);
    assert.equal(leaf?.subject, 'CN=Muster (nur zum Testen)');
    assert.ok(leaf.publicKey.equals(createPublicKey(key)));
  }
});

await test('gives a signer with the chain in order', () => {
  const { algorithm, chain } = signerFromPkcs12(bytesOf(PBES2), PASSWORD);
  assert.equal(algorithm, 'ES256');
  assert.deepEqual(
    chain.map((der) => readDerCertificate(der)?.subject),
    ['CN=Muster (nur zum Testen)', 'CN=Wurzel (nur zum Testen)'],
  );
});

await test('says what is wrong: password, protection, missing key, no PKCS #12', () => {
  for (const base64 of [PBES2, TRIPLE_DES, NO_MAC, MIXED]) assert.match(refusal(base64, 'falsch'), /password of the PKCS #12 file is wrong/);
  assert.match(refusal(RC2), /outdated method.*Export it again with AES-256/);
  assert.match(refusal(NO_KEY), /holds no private key/);
  assert.match(refusal(''), /is not PKCS #12/);
  assert.match(refusal(Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64')), /is not PKCS #12/);
  assert.match(refusal(Buffer.alloc(2 << 20).toString('base64')), /too large/);
});

await test('a changed octet is refused or without effect, never a crash', () => {
  const original = bytesOf(PBES2);
  const { key } = readPkcs12(original, PASSWORD);
  // Beyond that are the parameters of the MAC, where another count of rounds costs seconds and nothing else.
  const protectedPart = fc.nat(original.byteLength - 90);
  fc.assert(
    fc.property(protectedPart, fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = Uint8Array.from(original);
      changed[at] = (changed[at] ?? 0) ^ mask;
      try {
        assert.ok(readPkcs12(changed, PASSWORD).key.equals(key));
      } catch (error) {
        assert.ok(isPruefstandError(error, 'ERR_CONFIG_KEY_INVALID'), String(error));
      }
    }),
    { numRuns: 60 },
  );
});
