"""What buyers do on the square."""

from django.urls import path

from purchasing import views

app_name = "purchasing"
urlpatterns = [path("verify/many/", views.check_many, name="check-many")]
