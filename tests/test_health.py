from django.test import Client


def test_health_says_that_database_and_pdf_engine_work(db: None) -> None:
    response = Client().get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"database": True, "pdf": True}
